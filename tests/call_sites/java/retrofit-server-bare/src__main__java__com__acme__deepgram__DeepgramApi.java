package com.acme.deepgram;

import okhttp3.RequestBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Query;

public interface DeepgramApi {
    @POST("v1/listen")
    Call<Transcript> listen(@Header("Authorization") String auth, @Query("model") String model, @Body RequestBody audio);
}
